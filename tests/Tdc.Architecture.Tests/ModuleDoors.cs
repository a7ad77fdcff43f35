using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Tdc.Platform.Storage;

namespace Tdc.Architecture.Tests;

/// <summary>What a module may show to others, and how types may be called.</summary>
internal static partial class ModuleDoors
{
    /// <summary>Public types of a module that are none of: front door, Razor component, id, text marker.</summary>
    public static IEnumerable<string> TooPublic(IEnumerable<Type> types) => types
        .Where(t => t.IsVisible
            && !t.Name.EndsWith("Module", StringComparison.Ordinal)
            && !t.Name.EndsWith("Text", StringComparison.Ordinal)
            && t.Name != "_Imports"
            && !typeof(IComponent).IsAssignableFrom(t)
            && !t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))
        .Select(t => $"{t.FullName} is public");

    /// <summary>Types whose name says nothing of the field.</summary>
    public static IEnumerable<string> BadNames(IEnumerable<Type> types) => types
        .Where(t => !t.Name.StartsWith('<') && BadName().IsMatch(t.Name))
        .Select(t => $"{t.FullName} has a name that says nothing of the field");

    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Util|Dto|Base|Impl)$")]
    private static partial Regex BadName();
}
