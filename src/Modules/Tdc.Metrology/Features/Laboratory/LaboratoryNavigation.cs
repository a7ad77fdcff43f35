using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Pages of the laboratory in the frame.</summary>
internal sealed class LaboratoryNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/do-luong/phong-thi-nghiem", "Phòng thí nghiệm", "Laboratory", NavigationGroup.Products, 60) { Roles = [Role.Laboratory], Main = 20 },
        new("/do-luong/phong-thi-nghiem/cong-viec", "Yêu cầu hiệu chuẩn của chúng tôi", "Our calibration jobs", NavigationGroup.Products, 61) { Roles = [Role.Enterprise] },
        new("/do-luong/phong-thi-nghiem/nang-luc", "Năng lực đo lường, hiệu chuẩn", "Measurement capabilities", NavigationGroup.Products, 62),
    ];
}
