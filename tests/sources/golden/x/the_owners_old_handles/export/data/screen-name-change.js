window.YTD.screen_name_change.part0 = [
  {
    "screenNameChange" : {
      "accountId" : "7100000001",
      "screenNameChange" : {
        "changedAt" : "2016-02-03T10:00:00.000Z",
        "changedFrom" : "noor_e",
        "changedTo" : "noor_ex"
      }
    }
  },
  {
    "screenNameChange" : {
      "accountId" : "7100000001",
      "screenNameChange" : {
        "changedAt" : "2019-07-01T08:30:00.000Z",
        "changedFrom" : "noor_ex",
        "changedTo" : "noor_exampleton"
      }
    }
  },
  {
    "screenNameChange" : {
      "accountId" : "7100000001",
      "screenNameChange" : {
        "changedFrom" : "noor",
        "changedTo" : "noor_e"
      }
    }
  }
]