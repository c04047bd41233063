window.YTD.tweet.part0 = [
  {
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
      "21"
    ],
    "favorite_count" : "1",
    "id_str" : "1100000000000000003",
    "truncated" : false,
    "retweet_count" : "0",
    "id" : "1100000000000000003",
    "created_at" : "Sat Feb 16 12:33:11 +0000 2019",
    "favorited" : false,
    "full_text" : "@tomas_samplesson yes",
    "lang" : "en",
    "in_reply_to_status_id_str" : "1500000000000000000",
    "in_reply_to_user_id" : "7100000002",
    "in_reply_to_user_id_str" : "7100000002",
    "in_reply_to_screen_name" : "tomas_samplesson"
  },
  {
    "retweeted" : false,
    "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
    "entities" : {
      "hashtags" : [],
      "symbols" : [],
      "user_mentions" : [
        {
          "name" : "Inês Fixture 🌿",
          "screen_name" : "ines_fixture",
          "indices" : [
            "0",
            "16"
          ],
          "id_str" : "7100000003",
          "id" : "7100000003"
        }
      ],
      "urls" : []
    },
    "display_text_range" : [
      "0",
      "24"
    ],
    "favorite_count" : "1",
    "id_str" : "1100000000000000001",
    "truncated" : false,
    "retweet_count" : "0",
    "id" : "1100000000000000001",
    "created_at" : "Fri Feb 15 08:00:00 +0000 2019",
    "favorited" : false,
    "full_text" : "Lunch with @ines_fixture",
    "lang" : "en"
  },
  {
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
      "11"
    ],
    "favorite_count" : "1",
    "id_str" : "1100000000000000002",
    "truncated" : false,
    "retweet_count" : "0",
    "id" : "1100000000000000002",
    "created_at" : "Fri Feb 15 09:00:00 +0000 2019",
    "favorited" : false,
    "full_text" : "Nobody here",
    "lang" : "en"
  },
  {
    "retweeted" : false,
    "source" : "<a href=\"https://mobile.example.org\" rel=\"nofollow\">Web</a>",
    "entities" : {
      "hashtags" : [],
      "symbols" : [],
      "user_mentions" : [
        {
          "name" : "Inês Fixture 🌿",
          "screen_name" : "ines_fixture",
          "indices" : [
            "0",
            "16"
          ],
          "id_str" : "7100000003",
          "id" : "7100000003"
        }
      ],
      "urls" : []
    },
    "display_text_range" : [
      "0",
      "30"
    ],
    "favorite_count" : "1",
    "id_str" : "1100000000000000004",
    "truncated" : false,
    "retweet_count" : "0",
    "id" : "1100000000000000004",
    "created_at" : "Wed Jan 01 00:00:00 +0000 1997",
    "favorited" : false,
    "full_text" : "@ines_fixture from another age",
    "lang" : "en",
    "in_reply_to_status_id_str" : "1500000000000000000",
    "in_reply_to_user_id" : "7100000003",
    "in_reply_to_user_id_str" : "7100000003",
    "in_reply_to_screen_name" : "ines_fixture"
  }
]