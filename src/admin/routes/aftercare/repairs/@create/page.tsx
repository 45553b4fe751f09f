import { CreateRepairDrawer } from "../../../../../../admin/repair/create-repair-drawer"

export default CreateRepairDrawer
