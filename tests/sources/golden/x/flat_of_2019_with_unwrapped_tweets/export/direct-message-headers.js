window.YTD.direct_message_headers.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "7100000001-7100000003",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "7100000003",
            "reactions" : [],
            "urls" : [],
            "text" : "",
            "mediaUrls" : [],
            "senderId" : "7100000001",
            "id" : "1090000000000000002",
            "createdAt" : "2019-01-27T15:58:52.744Z"
          }
        }
      ]
    }
  }
]