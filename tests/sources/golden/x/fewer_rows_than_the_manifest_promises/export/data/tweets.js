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
            "name" : "Tomas Samplesson",
            "screen_name" : "tomas_samplesson",
            "indices" : [
              "0",
              "16"
            ],
            "id_str" : "7100000002",
            "id" : "7100000002"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "20"
      ],
      "favorite_count" : "1",
      "id_str" : "1620000000000000018",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1620000000000000018",
      "created_at" : "Sat Feb 18 12:33:11 +0000 2023",
      "favorited" : false,
      "full_text" : "@tomas_samplesson 18",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1500000000000000000",
      "in_reply_to_user_id" : "7100000002",
      "in_reply_to_user_id_str" : "7100000002",
      "in_reply_to_screen_name" : "tomas_samplesson"
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
            "name" : "Tomas Samplesson",
            "screen_name" : "tomas_samplesson",
            "indices" : [
              "0",
              "16"
            ],
            "id_str" : "7100000002",
            "id" : "7100000002"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "19"
      ],
      "favorite_count" : "1",
      "id_str" : "1620000000000000004",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1620000000000000004",
      "created_at" : "Sat Feb 04 12:33:11 +0000 2023",
      "favorited" : false,
      "full_text" : "@tomas_samplesson 4",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1500000000000000000",
      "in_reply_to_user_id" : "7100000002",
      "in_reply_to_user_id_str" : "7100000002",
      "in_reply_to_screen_name" : "tomas_samplesson"
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
            "name" : "Tomas Samplesson",
            "screen_name" : "tomas_samplesson",
            "indices" : [
              "0",
              "16"
            ],
            "id_str" : "7100000002",
            "id" : "7100000002"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "20"
      ],
      "favorite_count" : "1",
      "id_str" : "1620000000000000011",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1620000000000000011",
      "created_at" : "Sat Feb 11 12:33:11 +0000 2023",
      "favorited" : false,
      "full_text" : "@tomas_samplesson 11",
      "lang" : "en",
      "in_reply_to_status_id_str" : "1500000000000000000",
      "in_reply_to_user_id" : "7100000002",
      "in_reply_to_user_id_str" : "7100000002",
      "in_reply_to_screen_name" : "tomas_samplesson"
    }
  }
]