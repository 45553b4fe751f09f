import { lazy, Suspense } from "react"
import { Route, Routes } from "react-router-dom"
import { NotLoaded } from "../shared/ui/not-loaded"
import { HomePage } from "./home/home-page"
import { Layout } from "./layout"
import { LoadingPage } from "./loading-page"
import { NotLoadedPage } from "./not-loaded-page"

// Each page is loaded when it is asked for: a first visit gets the front door alone.
const CheckPage = lazy(async () => ({ default: (await import("./home/check-page")).CheckPage }))
const SignInPage = lazy(async () => ({ default: (await import("./account/sign-in-page")).SignInPage }))
const AccessPage = lazy(async () => ({ default: (await import("./account/access-page")).AccessPage }))
const ProductsPage = lazy(async () => ({ default: (await import("./products/products-page")).ProductsPage }))
const ProductPage = lazy(async () => ({ default: (await import("./products/product-page")).ProductPage }))
const RegisterPage = lazy(async () => ({ default: (await import("./products/register-page")).RegisterPage }))
const RegistrationPage = lazy(async () => ({ default: (await import("./products/registration-page")).RegistrationPage }))
const RequestsPage = lazy(async () => ({ default: (await import("./request/requests-page")).RequestsPage }))
const RequestPage = lazy(async () => ({ default: (await import("./request/request-page")).RequestPage }))
const ReturnPage = lazy(async () => ({ default: (await import("./returns/return-page")).ReturnPage }))
const OfferPage = lazy(async () => ({ default: (await import("./returns/offer-page")).OfferPage }))
const RepairPage = lazy(async () => ({ default: (await import("./repairs/repair-page")).RepairPage }))
const QuotePage = lazy(async () => ({ default: (await import("./repairs/quote-page")).QuotePage }))
const ClaimPage = lazy(async () => ({ default: (await import("./claims/claim-page")).ClaimPage }))
const TransferStartPage = lazy(async () => ({ default: (await import("./transfer/transfer-start-page")).TransferStartPage }))
const TransferPage = lazy(async () => ({ default: (await import("./transfer/transfer-page")).TransferPage }))
const PassportPage = lazy(async () => ({ default: (await import("./passport/passport-page")).PassportPage }))
const PayPage = lazy(async () => ({ default: (await import("./pay/pay-page")).PayPage }))
const MissingPage = lazy(async () => ({ default: (await import("./missing-page")).MissingPage }))

export function App() {
  return (
    <Layout>
      <NotLoaded fallback={<NotLoadedPage />}>
        <Suspense fallback={<LoadingPage />}>
          <Routes>
            <Route path="/" element={<HomePage />} />
            <Route path="/check" element={<CheckPage />} />
            <Route path="/sign-in" element={<SignInPage />} />
            <Route path="/access" element={<AccessPage />} />
            <Route path="/products" element={<ProductsPage />} />
            <Route path="/products/:id" element={<ProductPage />} />
            <Route path="/products/:id/transfer" element={<TransferStartPage />} />
            <Route path="/register" element={<RegisterPage />} />
            <Route path="/registrations/:id" element={<RegistrationPage />} />
            <Route path="/requests" element={<RequestsPage />} />
            <Route path="/request" element={<RequestPage />} />
            <Route path="/returns/:id" element={<ReturnPage />} />
            <Route path="/offer" element={<OfferPage />} />
            <Route path="/repairs/:id" element={<RepairPage />} />
            <Route path="/quote" element={<QuotePage />} />
            <Route path="/claims/:id" element={<ClaimPage />} />
            <Route path="/transfer" element={<TransferPage />} />
            <Route path="/pay" element={<PayPage />} />
            <Route path="/pay/:id" element={<PayPage />} />
            <Route path="/01/:gtin/21/:serial" element={<PassportPage />} />
            <Route path="*" element={<MissingPage />} />
          </Routes>
        </Suspense>
      </NotLoaded>
    </Layout>
  )
}
