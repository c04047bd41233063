window.YTD.follower.part0 = [
  {
    "follower" : {
      "accountId" : "7100000002",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000002"
    }
  },
  {
    "follower" : {
      "accountId" : "7100000003",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000003"
    }
  },
  {
    "follower" : {
      "accountId" : "7100000004",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000004"
    }
  }
]