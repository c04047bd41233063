window.YTD.deleted_tweets.part0 = [
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "Inês Mock",
            "screen_name" : "ines_mock",
            "indices" : [
              "0",
              "1"
            ],
            "id_str" : "7100000003",
            "id" : "7100000003"
          }
        ],
        "urls" : []
      },
      "id_str" : "1619000000000000013",
      "id" : "1619000000000000013",
      "created_at" : "Sat Jan 28 14:00:00 +0000 2023",
      "full_text" : "No @ines_mock",
      "lang" : "en",
      "deleted_at" : "Sun Jan 29 14:00:00 +0000 2023"
    }
  }
]