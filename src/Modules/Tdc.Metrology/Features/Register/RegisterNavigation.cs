using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Metrology.Features.Register;

/// <summary>Pages of the register in the frame.</summary>
internal sealed class RegisterNavigation : INavigationPart
{
    private static readonly Role[] readers = [Role.Coordinator, Role.Inspector, Role.Leader];
    private static readonly Role[] workers = [Role.Coordinator, Role.Inspector, Role.Laboratory, Role.Enterprise];

    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/do-luong/phuong-tien-do", "Phương tiện đo", "Measuring instruments", NavigationGroup.Products, 60) { Roles = workers, Main = 45 },
        new("/do-luong/kiem-dinh", "Kiểm định phương tiện đo", "Verification of instruments", NavigationGroup.Products, 61) { Roles = workers },
        new("/do-luong/den-han", "Phương tiện đo đến hạn", "Instruments due", NavigationGroup.Products, 62) { Roles = [Role.Coordinator, Role.Inspector] },
        new("/do-luong/giam-sat", "Giám sát đo lường", "Metrology surveillance", NavigationGroup.Products, 63) { Roles = readers },
        new("/do-luong/loai-phuong-tien", "Danh mục phương tiện đo", "Kinds of instruments", NavigationGroup.Products, 64),
        new("/do-luong/sai-so-cho-phep", "Sai số cho phép", "Maximum permissible errors", NavigationGroup.Products, 65),
        new("/do-luong/to-chuc-kiem-dinh", "Tổ chức kiểm định", "Verification bodies", NavigationGroup.Products, 66),
        new("/kiem-dinh", "Tra tem kiểm định", "Check a verification stamp", NavigationGroup.Products, 67),
    ];
}
