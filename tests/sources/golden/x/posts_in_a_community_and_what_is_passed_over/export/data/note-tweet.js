window.YTD.note_tweet.part0 = [
  {
    "noteTweet" : {
      "noteTweetId" : "1621000000000000030",
      "createdAt" : "2023-02-02T12:00:00.000Z",
      "core" : {
        "text" : "A long text",
        "mentions" : [
          {
            "screenName" : "ines_mock"
          }
        ]
      }
    }
  }
]