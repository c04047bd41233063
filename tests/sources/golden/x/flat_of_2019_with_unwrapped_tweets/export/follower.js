window.YTD.follower.part0 = [
  {
    "follower" : {
      "accountId" : "7100000002"
    }
  },
  {
    "follower" : {
      "accountId" : "7100000003"
    }
  }
]