window.YTD.lists_created.part0 = [
  {
    "userListInfo" : {
      "urls" : [
        "https://twitter.com/noor_exampleton/lists/trees"
      ]
    }
  }
]