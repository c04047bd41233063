window.YTD.following.part0 = [
  {
    "following" : {
      "accountId" : "7100000003",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000003"
    }
  },
  {
    "following" : {
      "accountId" : "7100000004",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000004"
    }
  }
]