using Tdc.Platform.Identity;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Navigation;

/// <summary>The heading under which the foot lists a page.</summary>
public enum NavigationGroup
{
    /// <summary>Kế hoạch.</summary>
    Plan,

    /// <summary>Sản phẩm, đo lường.</summary>
    Products,

    /// <summary>Năng suất, chất lượng.</summary>
    Productivity,

    /// <summary>Quản trị.</summary>
    Administration,

    /// <summary>Về trang này.</summary>
    About,
}

/// <summary>A page that the frame leads to.</summary>
/// <param name="Address">A path from the root without language (<c>/ke-hoach</c>).</param>
/// <param name="TextVi">What the link says in Vietnamese.</param>
/// <param name="TextEn">What the link says in English.</param>
/// <param name="Group">Where the foot lists it.</param>
/// <param name="Order">Place among the entries of its group, lower first; steps of 10 leave room.</param>
public sealed record NavigationEntry(string Address, string TextVi, string TextEn, NavigationGroup Group, int Order)
{
    /// <summary>Place in the main list, lower first; <see langword="null"/> keeps it in the foot only. The first eight that a reader may see are shown.</summary>
    public int? Main { get; init; }

    /// <summary>Whether only signed-in persons see it; implied by <see cref="Roles"/>.</summary>
    public bool SignedIn { get; init; }

    /// <summary>Whether only visitors without sign-in see it.</summary>
    public bool SignedOut { get; init; }

    /// <summary>Who sees it; empty for everybody.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>What the link says in the language of the page.</summary>
    public string Text => Display.InEnglish ? TextEn : TextVi;

    /// <summary>Whether a reader sees it.</summary>
    public bool IsFor(Asker asker)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return (!SignedIn || asker.UserId is not null)
            && (!SignedOut || asker.UserId is null)
            && (Roles.Count == 0 || Roles.Any(asker.Holds));
    }
}

/// <summary>A module's pages in the frame. Register it as a singleton <c>INavigationPart</c>.</summary>
public interface INavigationPart
{
    /// <summary>The pages.</summary>
    IEnumerable<NavigationEntry> Entries { get; }
}
