window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "noor@example.org",
      "createdVia" : "web",
      "username" : "noor_exampleton",
      "accountId" : "7100000001",
      "createdAt" : "2009-05-14T09:30:00.000Z",
      "accountDisplayName" : "Noor Exampleton"
    }
  }
]