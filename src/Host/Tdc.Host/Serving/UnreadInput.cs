using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Localization;
using Tdc.Host.Frame;

namespace Tdc.Host.Serving;

/// <summary>Names the parameter or the member of a body that could not be read.</summary>
internal static partial class UnreadInput
{
    private const int LongestEcho = 60;

    /// <summary>Per name what is wrong with it; empty when it cannot be told.</summary>
    /// <param name="http">The request.</param>
    /// <param name="fault">What the framework said of it; <see langword="null"/> when it said nothing.</param>
    /// <param name="text">The words.</param>
    public static Dictionary<string, string[]> Of(HttpContext http, BadHttpRequestException? fault, IStringLocalizer<HostText> text)
    {
        if (fault?.InnerException is JsonException { Path: { Length: > 1 } path })
        {
            return new() { [path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path] = [text["problem.unread-member"]] };
        }

        var missing = Missing().Match(fault?.Message ?? "");
        if (missing.Success)
        {
            return new() { [missing.Groups["name"].Value] = [text["problem.missing-value"]] };
        }

        // Of an optional parameter that cannot be read the framework says nothing.
        return (http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
            .Where(p => http.Request.Query[p.Name].ToString() is { Length: > 0 } value && !CanBeRead(p.ParameterInfo.ParameterType, value))
            .ToDictionary(p => p.Name, p => new[] { text["problem.unread-value", Short(http.Request.Query[p.Name].ToString())].Value });
    }

    private static bool CanBeRead(Type wanted, string value)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        if (type.IsEnum)
        {
            return Enum.TryParse(type, value, ignoreCase: true, out _);
        }

        var reader = type.GetMethod("TryParse", [typeof(string), typeof(IFormatProvider), type.MakeByRefType()]);
        return reader is null || reader.Invoke(null, [value, CultureInfo.InvariantCulture, null]) is true;
    }

    private static string Short(string value) => value.Length <= LongestEcho ? value : value[..LongestEcho] + "…";

    [GeneratedRegex("""Required parameter "(?:.* )?(?<name>\w+)" was not provided""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Missing();
}
