window.YTD.block.part0 = [
  {
    "blocking" : {
      "accountId" : "7100000005",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000005"
    }
  },
  {
    "blocking" : {
      "accountId" : "7100000006",
      "userLink" : "https://twitter.com/intent/user?user_id=7100000006"
    }
  }
]