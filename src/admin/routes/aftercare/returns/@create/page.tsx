import { CreateRmaModal } from "../../../../../../admin/rma/create-rma-modal"

export default CreateRmaModal
