Grailbird.data.tweets_2014_06 = 
 [
  {
    "source" : "<a href=\"http:\/\/example.org\/\">A client<\/a>",
    "entities" : {
      "user_mentions" : [
        {
          "name" : "In\u00eas Mock",
          "screen_name" : "ines_mock",
          "indices" : [
            0,
            10
          ],
          "id_str" : "7100000003",
          "id" : 7100000003
        }
      ],
      "media" : [],
      "hashtags" : [],
      "urls" : []
    },
    "geo" : {},
    "id_str" : "480000000000000090",
    "text" : "RT @ines_mock: Words",
    "id" : 480000000000000090,
    "created_at" : "2014-06-21 08:15:00 +0000",
    "retweeted_status" : {
      "source" : "web",
      "entities" : {
        "user_mentions" : [],
        "media" : [],
        "hashtags" : [],
        "urls" : []
      },
      "id_str" : "480000000000000001",
      "text" : "Words",
      "id" : 480000000000000001,
      "created_at" : "2014-06-20 10:00:00 +0000",
      "user" : {
        "name" : "In\u00eas Mock",
        "screen_name" : "ines_mock",
        "id_str" : "7100000003",
        "id" : 7100000003
      }
    },
    "user" : {
      "name" : "Noor Exampleton",
      "screen_name" : "noor_exampleton",
      "protected" : false,
      "id_str" : "7100000001",
      "profile_image_url_https" : "https:\/\/example.org\/p.jpg",
      "id" : 7100000001,
      "verified" : false
    }
  },
  {
    "source" : "<a href=\"http:\/\/example.org\/\">A client<\/a>",
    "entities" : {
      "user_mentions" : [
        {
          "name" : "In\u00eas Mock",
          "screen_name" : "ines_mock",
          "indices" : [
            0,
            10
          ],
          "id_str" : "7100000003",
          "id" : 7100000003
        },
        {
          "name" : "Kwame Test",
          "screen_name" : "kwame_test",
          "indices" : [
            0,
            11
          ],
          "id_str" : "7100000005",
          "id" : 7100000005
        },
        {
          "name" : "Noor Exampleton",
          "screen_name" : "noor_exampleton",
          "indices" : [
            0,
            16
          ],
          "id_str" : "7100000001",
          "id" : 7100000001
        }
      ],
      "media" : [],
      "hashtags" : [],
      "urls" : []
    },
    "geo" : {},
    "id_str" : "480000000000000080",
    "in_reply_to_status_id_str" : "480000000000000002",
    "in_reply_to_status_id" : 480000000000000002,
    "in_reply_to_user_id" : 7100000003,
    "text" : "@ines_mock @kwame_test @noor_exampleton yes",
    "id" : 480000000000000080,
    "created_at" : "2014-06-20 09:30:12 +0000",
    "in_reply_to_screen_name" : "ines_mock",
    "in_reply_to_user_id_str" : "7100000003",
    "user" : {
      "name" : "Noor Exampleton",
      "screen_name" : "noor_exampleton",
      "protected" : false,
      "id_str" : "7100000001",
      "profile_image_url_https" : "https:\/\/example.org\/p.jpg",
      "id" : 7100000001,
      "verified" : false
    }
  },
  {
    "source" : "<a href=\"http:\/\/example.org\/\">A client<\/a>",
    "entities" : {
      "user_mentions" : [
        {
          "name" : "Kwame Test",
          "screen_name" : "kwame_test",
          "indices" : [
            0,
            11
          ],
          "id_str" : "7100000005",
          "id" : 7100000005
        },
        {
          "name" : "Aya Ex",
          "screen_name" : "aya_ex",
          "indices" : [
            0,
            7
          ],
          "id_str" : "7100000006",
          "id" : 7100000006
        }
      ],
      "media" : [],
      "hashtags" : [],
      "urls" : []
    },
    "geo" : {},
    "id_str" : "480000000000000070",
    "text" : "With @kwame_test &amp; @aya_ex",
    "id" : 480000000000000070,
    "created_at" : "2014-06-19 22:01:59 +0000",
    "user" : {
      "name" : "Noor Exampleton",
      "screen_name" : "noor_exampleton",
      "protected" : false,
      "id_str" : "7100000001",
      "profile_image_url_https" : "https:\/\/example.org\/p.jpg",
      "id" : 7100000001,
      "verified" : false
    }
  }
]