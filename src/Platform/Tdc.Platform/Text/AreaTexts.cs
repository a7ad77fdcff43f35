using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Tdc.Platform.Text;

/// <summary>The texts of an area: the part of a code before its first dot, and the marker class of the resources.</summary>
internal sealed record AreaText(string Area, Type Marker);

/// <summary>Finds the text of a code that a module wrote into a notice or an audit entry (<c>plan.round-opened</c>).</summary>
public sealed class AreaTexts
{
    private readonly ILookup<string, IStringLocalizer> areas;

    internal AreaTexts(IEnumerable<AreaText> texts, IStringLocalizerFactory factory) =>
        areas = texts.ToLookup(t => t.Area, t => factory.Create(t.Marker), StringComparer.Ordinal);

    /// <summary>The text in the reader's language with its values put in, or <see langword="null"/> when no area has it.</summary>
    /// <param name="key">The key; its area is the part before the first dot, or before the second where the first part is <paramref name="prefix"/>.</param>
    /// <param name="values">Values by position.</param>
    /// <param name="prefix">Put before the key in the resources (<c>audit.</c>).</param>
    public string? Find(string key, object[] values, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach (var text in areas[key.Split('.', 2)[0]])
        {
            var found = text[prefix + key];
            if (!found.ResourceNotFound)
            {
                return values.Length == 0 ? found.Value : string.Format(CultureInfo.CurrentCulture, found.Value, values);
            }
        }

        return null;
    }
}

/// <summary>Registers the texts of areas.</summary>
public static class AreaTextServices
{
    /// <summary>Says where the texts of codes that begin with <c>area.</c> are: notices under the code itself, audit actions under <c>audit.</c> and the code.</summary>
    public static IServiceCollection AddAreaTexts<TMarker>(this IServiceCollection services, string area) =>
        services.AddSingleton(new AreaText(area, typeof(TMarker)));
}
