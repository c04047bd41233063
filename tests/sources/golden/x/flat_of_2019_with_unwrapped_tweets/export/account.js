window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "noor@example.org",
      "createdVia" : "web",
      "username" : "noor_exampleton",
      "accountId" : "7100000001",
      "createdAt" : "2011-03-05T10:11:12.000Z",
      "accountDisplayName" : "Noor Exampleton"
    }
  }
]