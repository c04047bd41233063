window.YTD.like.part0 = [
  {
    "like" : {
      "tweetId" : "1619990000000000001",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/i/web/status/1619990000000000001"
    }
  },
  {
    "like" : {
      "tweetId" : "1619980000000000002",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/i/web/status/1619980000000000002"
    }
  },
  {
    "like" : {
      "tweetId" : "1619970000000000003",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/i/web/status/1619970000000000003"
    }
  },
  {
    "like" : {
      "tweetId" : "901565000",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/i/web/status/901565000"
    }
  },
  {
    "like" : {
      "tweetId" : "1620000000000000013",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/i/web/status/1620000000000000013"
    }
  },
  {
    "like" : {
      "tweetId" : "1619000000000000009",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/i/web/status/1619000000000000009"
    }
  },
  {
    "like" : {
      "tweetId" : "1619990000000000001",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/i/web/status/1619990000000000001"
    }
  },
  {
    "like" : {
      "tweetId" : "1618000000000000010",
      "fullText" : "secret words",
      "expandedUrl" : "https://twitter.com/ines_mock/status/1618000000000000010"
    }
  },
  {
    "like" : {
      "fullText" : "x"
    }
  }
]