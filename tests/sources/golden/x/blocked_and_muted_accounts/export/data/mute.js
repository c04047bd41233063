window.YTD.mute.part0 = [
  {
    "muting" : {
      "accountId" : "7100000003",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000003"
    }
  }
]