window.YTD.like.part0 = [
  {
    "like" : {
      "tweetId" : "1080000000000000000",
      "fullText" : "nice",
      "expandedUrl" : "https://twitter.com/i/web/status/1080000000000000000"
    }
  }
]