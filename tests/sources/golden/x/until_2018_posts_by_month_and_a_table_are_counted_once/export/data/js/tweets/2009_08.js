Grailbird.data.tweets_2009_08 = 
 [
  {
    "source" : "<a href=\"http:\/\/example.org\/\">A client<\/a>",
    "entities" : {
      "user_mentions" : [],
      "media" : [],
      "hashtags" : [],
      "urls" : []
    },
    "geo" : {},
    "id_str" : "901565613",
    "text" : "Moving to the city",
    "id" : 901565613,
    "created_at" : "2009-08-28 00:00:00 +0000",
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