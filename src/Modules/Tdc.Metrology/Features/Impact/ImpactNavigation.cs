using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;

namespace Tdc.Metrology.Features.Impact;

/// <summary>The analyses in the frame.</summary>
internal sealed class ImpactNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
        [new(ImpactPaths.List, "Chuẩn hỏng: ảnh hưởng đến đâu", "A bad standard: what it touches", NavigationGroup.Products, 64) { Roles = [Role.Laboratory] }];
}

/// <summary>Addresses of the analyses.</summary>
internal static class ImpactPaths
{
    /// <summary>The list.</summary>
    public const string List = "/do-luong/phong-thi-nghiem/anh-huong";

    /// <summary>One analysis.</summary>
    public static string Of(Domain.Impact.ImpactStudyId id) => $"{List}/{id.Value}";
}
