import { ReceiveModal } from "../../../../../../admin/receive/receive-modal"

export default ReceiveModal
