using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Traceability.Features.Showing;

/// <summary>The look-up and the authority's view in the frame.</summary>
internal sealed class ShowingNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/truy-xuat", "Truy xuất", "Trace", NavigationGroup.Products, 10) { Main = 30 },
        new("/truy-xuat/so-lieu", "Số liệu truy xuất", "Traceability figures", NavigationGroup.Products, 20),
        new("/bao-nghi-van", "Báo nghi vấn về hàng hóa", "Report a suspicion", NavigationGroup.Products, 30),
        new("/giam-sat-truy-xuat", "Giám sát truy xuất", "Traceability overview", NavigationGroup.Products, 40) { Main = 35, Roles = [.. ShowingPolicies.Overseers] },
        new("/lien-ket-ma", "Liên kết của mã", "Links of a code", NavigationGroup.Products, 50) { SignedIn = true, Roles = [Role.Enterprise, Role.Officer, Role.Head, Role.Coordinator] },
    ];
}
