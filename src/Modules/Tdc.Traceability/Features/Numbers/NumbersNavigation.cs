using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>Pages of numbers, products, places and labels in the frame.</summary>
internal sealed class NumbersNavigation : INavigationPart
{
    private static readonly IReadOnlyList<Role> people = [Role.Enterprise, Role.Officer, Role.Head, Role.Coordinator, Role.Leader, Role.Inspector];

    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/ma-so", "Mã số của tôi", "My numbers", NavigationGroup.Products, 10) { Roles = [Role.Enterprise], Main = 30 },
        new("/ma-so", "Mã số, mã vạch", "Numbers and barcodes", NavigationGroup.Products, 11) { Roles = [Role.Officer, Role.Head, Role.Coordinator, Role.Leader, Role.Inspector] },
        new("/san-pham", "Sản phẩm", "Products", NavigationGroup.Products, 20) { Roles = people },
        new("/dia-diem", "Địa điểm", "Places", NavigationGroup.Products, 30) { Roles = people },
        new("/nhan", "In nhãn", "Print labels", NavigationGroup.Products, 40) { Roles = people },
    ];
}
