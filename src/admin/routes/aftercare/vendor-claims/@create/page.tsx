import { CreateVendorClaimModal } from "../../../../../../admin/vendor-claim/create-vendor-claim-modal"

export default CreateVendorClaimModal
