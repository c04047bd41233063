window.YTD.direct_message.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "7100000001-7100000003",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "7100000003",
            "reactions" : [],
            "urls" : [],
            "text" : "See you there",
            "mediaUrls" : [],
            "senderId" : "7100000001",
            "id" : "1090000000000000002",
            "createdAt" : "2019-01-27T15:58:52.744Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "7100000001",
            "reactions" : [],
            "urls" : [],
            "text" : "See you there",
            "mediaUrls" : [],
            "senderId" : "7100000003",
            "id" : "1090000000000000001",
            "createdAt" : "2019-01-27T15:50:00.000Z"
          }
        }
      ]
    }
  }
]