window.YTD.tweet_headers.part0 = [
  {
    "tweet" : {
      "tweet_id" : "1620000000000000013",
      "user_id" : "7100000001",
      "created_at" : "Mon Jan 30 14:00:00 +0000 2023"
    }
  }
]