window.YTD.lists_member.part0 = [
  {
    "userListInfo" : {
      "url" : "https://twitter.com/tomas_s/lists/hedges"
    }
  }
]