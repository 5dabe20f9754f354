/** The variable in which the message of a service brings the papers that a person sends later: the numbers of their documents. */
export const SUPPLIED = 'nachgereicht'
