using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Resources;
using Tdc.Platform.Identity;
using Tdc.Platform.Navigation;
using Tdc.Platform.Text;

namespace Tdc.Metrology.Features.Laboratory.Checking;

/// <summary>How a laboratory watches its own results: check standards, environment, intervals of its standards, comparisons with others.</summary>
internal static class CheckingServices
{
    /// <summary>Adds the services.</summary>
    public static void AddChecking(this IServiceCollection services)
    {
        services.AddScoped<KeepCheckStandards>().AddScoped<KeepEnvironment>().AddScoped<KeepFindings>().AddScoped<KeepComparisons>();
        services.AddSingleton<INavigationPart, CheckingNavigation>();
        services.AddAreaTexts<CheckingText>("checking");
    }
}

/// <summary>The pages in the frame; each leads to the others.</summary>
internal sealed class CheckingNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
        [new(CheckingAddresses.Checks, "Kiểm soát kết quả đo", "Control of measurements", NavigationGroup.Products, 63) { Roles = [Role.Laboratory] }];
}

/// <summary>Addresses of the pages.</summary>
internal static class CheckingAddresses
{
    /// <summary>Check standards.</summary>
    public const string Checks = "/do-luong/phong-thi-nghiem/kiem-soat";

    /// <summary>Environment log.</summary>
    public const string Environment = "/do-luong/phong-thi-nghiem/moi-truong";

    /// <summary>Intervals of standards.</summary>
    public const string Intervals = "/do-luong/phong-thi-nghiem/chu-ky-chuan";

    /// <summary>Comparisons.</summary>
    public const string Comparisons = "/do-luong/phong-thi-nghiem/so-sanh-lien-phong";
}
