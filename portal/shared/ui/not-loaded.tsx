import { Component, type ReactNode } from "react"

/** The connection was lost, or a new version was put up meanwhile: what is around the missing piece stays, and says what can be done. */
export class NotLoaded extends Component<{ readonly fallback: ReactNode; readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children
  }
}
