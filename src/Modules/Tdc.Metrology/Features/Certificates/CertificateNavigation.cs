using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Metrology.Features.Certificates;

/// <summary>Pages of certificates in the frame.</summary>
internal sealed class CertificateNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/do-luong/giay-chung-nhan", "Giấy chứng nhận hiệu chuẩn", "Calibration certificates", NavigationGroup.Products, 68) { Roles = [Role.Laboratory, Role.Head, Role.Enterprise] },
        new("/do-luong/giay-den", "Đọc giấy chứng nhận điện tử", "Read a digital certificate", NavigationGroup.Products, 69) { Roles = [Role.Laboratory] },
        new("/do-luong/to-chuc-tin-cay", "Tổ chức cấp giấy tin cậy", "Trusted issuers", NavigationGroup.Products, 70) { Roles = [Role.Laboratory, Role.Coordinator] },
        new("/gcn", "Tra giấy chứng nhận hiệu chuẩn", "Check a calibration certificate", NavigationGroup.Products, 71),
    ];
}
