window.YTD.following.part0 = [
  {
    "following" : {
      "accountId" : "7100000003"
    }
  },
  {
    "following" : {
      "accountId" : "7100000005"
    }
  },
  {
    "following" : {
      "accountId" : "7100000002"
    }
  }
]