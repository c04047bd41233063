window.YTD.following.part0 = [
  {
    "following" : {
      "accountId" : "7100000002",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000002"
    }
  },
  {
    "following" : {
      "accountId" : "7100000003",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000003"
    }
  }
]