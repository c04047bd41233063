window.YTD.tweets.part0 = [
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
      "id_str" : "1620000000000000013",
      "id" : "1620000000000000013",
      "created_at" : "Mon Jan 30 14:00:00 +0000 2023",
      "full_text" : "Thanks @ines_mock",
      "lang" : "en"
    }
  }
]