using Tdc.Platform.Navigation;

namespace Tdc.Productivity.Features.Studies;

/// <summary>Pages of studies and decompositions in the frame.</summary>
internal sealed class StudyNavigation : INavigationPart
{
    public IEnumerable<NavigationEntry> Entries { get; } =
    [
        new("/nang-suat/phan-ra/tang-truong", "Phân rã tăng trưởng", "Sources of growth", NavigationGroup.Productivity, 40),
        new("/nang-suat/nghien-cuu", "Nghiên cứu năng suất", "Productivity studies", NavigationGroup.Productivity, 50),
    ];
}
