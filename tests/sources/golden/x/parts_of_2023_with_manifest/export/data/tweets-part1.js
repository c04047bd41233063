window.YTD.tweets.part1 = [
  {
    "tweet" : {
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
          },
          {
            "name" : "Wren Placehold",
            "screen_name" : "wren_placehold",
            "indices" : [
              "0",
              "16"
            ],
            "id_str" : "7100000006",
            "id" : "7100000006"
          }
        ],
        "urls" : []
      },
      "display_text_range" : [
        "0",
        "44"
      ],
      "favorite_count" : "1",
      "id_str" : "1100000000000000001",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "1100000000000000001",
      "created_at" : "Fri Feb 15 08:00:00 +0000 2019",
      "favorited" : false,
      "full_text" : "Lunch with @ines_fixture and @wren_placehold",
      "lang" : "en"
    }
  }
]