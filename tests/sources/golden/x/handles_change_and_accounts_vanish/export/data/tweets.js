window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "Juno Mockley",
            "screen_name" : "juno_mockley",
            "indices" : [
              "0",
              "16"
            ],
            "id_str" : "7100000004",
            "id" : "7100000004"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "16"
      ],
      "favorite_count" : "1",
      "id_str" : "1500000000000000001",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1500000000000000001",
      "created_at" : "Tue Mar 01 08:00:00 +0000 2022",
      "favorited" : false,
      "full_text" : "@juno_mockley hi",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "Juno Mockley",
            "screen_name" : "juno_mockley",
            "indices" : [
              "0",
              "16"
            ],
            "id_str" : "7100000004",
            "id" : "7100000004"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "22"
      ],
      "favorite_count" : "1",
      "id_str" : "1500000000000000002",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1500000000000000002",
      "created_at" : "Wed Mar 02 08:00:00 +0000 2022",
      "favorited" : false,
      "full_text" : "@juno_mockley hi again",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "Juno Makes",
            "screen_name" : "juno_makes_mocks",
            "indices" : [
              "0",
              "16"
            ],
            "id_str" : "7100000004",
            "id" : "7100000004"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "27"
      ],
      "favorite_count" : "1",
      "id_str" : "1600000000000000001",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1600000000000000001",
      "created_at" : "Sat Dec 03 08:00:00 +0000 2022",
      "favorited" : false,
      "full_text" : "@juno_makes_mocks new name?",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1500000000000000000",
      "in_reply_to_user_id" : "7100000004",
      "in_reply_to_user_id_str" : "7100000004",
      "in_reply_to_screen_name" : "juno_makes_mocks"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "",
            "screen_name" : "Gone_Fishing_Mock",
            "indices" : [
              "0",
              "18"
            ],
            "id_str" : "-1",
            "id" : "-1"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "24"
      ],
      "favorite_count" : "1",
      "id_str" : "1600000000000000002",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1600000000000000002",
      "created_at" : "Sat Dec 03 09:00:00 +0000 2022",
      "favorited" : false,
      "full_text" : "@gone_fishing_mock hello",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "",
            "screen_name" : "Gone_Fishing_Mock",
            "indices" : [
              "0",
              "18"
            ],
            "id_str" : "-1",
            "id" : "-1"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "25"
      ],
      "favorite_count" : "1",
      "id_str" : "1600000000000000003",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1600000000000000003",
      "created_at" : "Sat Dec 03 10:00:00 +0000 2022",
      "favorited" : false,
      "full_text" : "@gone_fishing_mock hello?",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1500000000000000000",
      "in_reply_to_user_id" : "7100000099",
      "in_reply_to_user_id_str" : "7100000099",
      "in_reply_to_screen_name" : "Gone_Fishing_Mock"
    }
  },
  {
    "tweet" : {
      "retweeted" : false,
      "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "30"
      ],
      "favorite_count" : "1",
      "id_str" : "1600000000000000004",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1600000000000000004",
      "created_at" : "Sat Dec 03 11:00:00 +0000 2022",
      "favorited" : false,
      "full_text" : "@tomas_samplesson and who else",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1500000000000000000",
      "in_reply_to_user_id" : "7100000002",
      "in_reply_to_user_id_str" : "7100000002"
    }
  }
]