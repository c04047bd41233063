var tweet_index =  [
  {
    "file_name" : "data/js/tweets/2014_06.js",
    "year" : 2014,
    "var_name" : "tweets_2014_06",
    "tweet_count" : 3,
    "month" : 6
  },
  {
    "file_name" : "data/js/tweets/2010_03.js",
    "year" : 2010,
    "var_name" : "tweets_2010_03",
    "tweet_count" : 1,
    "month" : 3
  },
  {
    "file_name" : "data/js/tweets/2009_08.js",
    "year" : 2009,
    "var_name" : "tweets_2009_08",
    "tweet_count" : 1,
    "month" : 8
  }
]