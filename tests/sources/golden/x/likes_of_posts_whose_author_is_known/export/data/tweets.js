window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "Tomás Samplesson",
            "screen_name" : "tomas_s",
            "indices" : [
              "0",
              "1"
            ],
            "id_str" : "7100000002",
            "id" : "7100000002"
          }
        ],
        "urls" : []
      },
      "id_str" : "1620000000000000011",
      "id" : "1620000000000000011",
      "created_at" : "Mon Jan 30 12:00:00 +0000 2023",
      "full_text" : "@tomas_s yes",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1619990000000000001",
      "in_reply_to_user_id_str" : "7100000002",
      "in_reply_to_screen_name" : "tomas_s"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [],
        "urls" : [
          {
            "url" : "https://t.co/x",
            "expanded_url" : "https://twitter.com/Ines_Mock/status/1619980000000000002",
            "display_url" : "x",
            "indices" : [
              "0",
              "1"
            ]
          }
        ]
      },
      "id_str" : "1620000000000000012",
      "id" : "1620000000000000012",
      "created_at" : "Mon Jan 30 13:00:00 +0000 2023",
      "full_text" : "This https://t.co/x",
      "lang" : "en"
    }
  },
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
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [],
        "urls" : [
          {
            "url" : "https://t.co/x",
            "expanded_url" : "https://x.com/somebody_mock/status/1619970000000000003",
            "display_url" : "x",
            "indices" : [
              "0",
              "1"
            ]
          }
        ]
      },
      "id_str" : "1620000000000000014",
      "id" : "1620000000000000014",
      "created_at" : "Mon Jan 30 15:00:00 +0000 2023",
      "full_text" : "Read https://t.co/x",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "Tomás Samplesson",
            "screen_name" : "tomas_s",
            "indices" : [
              "0",
              "1"
            ],
            "id_str" : "7100000002",
            "id" : "7100000002"
          }
        ],
        "urls" : []
      },
      "id_str" : "1620000000000000015",
      "id" : "1620000000000000015",
      "created_at" : "Mon Jan 30 16:00:00 +0000 2023",
      "full_text" : "@tomas_s indeed",
      "lang" : "en",
      "in_reply_to_status_id_str" : "901565000",
      "in_reply_to_user_id_str" : "7100000002",
      "in_reply_to_screen_name" : "tomas_s"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [],
        "urls" : []
      },
      "id_str" : "1620000000000000016",
      "id" : "1620000000000000016",
      "created_at" : "Mon Jan 30 17:00:00 +0000 2023",
      "full_text" : "and I",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1620000000000000013",
      "in_reply_to_user_id_str" : "7100000001",
      "in_reply_to_screen_name" : "noor_exampleton"
    }
  }
]