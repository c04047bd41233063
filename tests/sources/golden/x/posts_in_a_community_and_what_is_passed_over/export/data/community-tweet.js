window.YTD.community_tweet.part0 = [
  {
    "tweet" : {
      "retweeted" : false,
      "entities" : {
        "hashtags" : [],
        "symbols" : [],
        "user_mentions" : [
          {
            "name" : "Kwame Test",
            "screen_name" : "kwame_test",
            "indices" : [
              "0",
              "1"
            ],
            "id_str" : "7100000005",
            "id" : "7100000005"
          }
        ],
        "urls" : []
      },
      "id_str" : "1621000000000000021",
      "id" : "1621000000000000021",
      "created_at" : "Thu Feb 02 12:00:00 +0000 2023",
      "full_text" : "@kwame_test welcome",
      "lang" : "en",
      "community_id" : "1500000000000000000",
      "community_id_str" : "1500000000000000000",
      "scopes" : {
        "followers" : false
      }
    }
  }
]