Grailbird.data.tweets_2010_03 = 
 [
  {
    "source" : "<a href=\"http:\/\/example.org\/\">A client<\/a>",
    "entities" : {
      "user_mentions" : [
        {
          "name" : "Tom\u00e1s Samplesson",
          "screen_name" : "tomas_s",
          "indices" : [
            0,
            8
          ],
          "id_str" : "7100000002",
          "id" : 7100000002
        }
      ],
      "media" : [],
      "hashtags" : [],
      "urls" : []
    },
    "geo" : {},
    "id_str" : "9015656130",
    "in_reply_to_status_id_str" : "9015656000",
    "in_reply_to_status_id" : 9015656000,
    "in_reply_to_user_id" : 7100000002,
    "text" : "@tomas_s see you there",
    "id" : 9015656130,
    "created_at" : "2010-03-02 00:00:00 +0000",
    "in_reply_to_screen_name" : "tomas_s",
    "in_reply_to_user_id_str" : "7100000002",
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