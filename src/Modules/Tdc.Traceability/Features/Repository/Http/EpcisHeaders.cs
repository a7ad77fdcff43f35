using Microsoft.AspNetCore.Http;
using Tdc.Epcis.Model;

namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>The headers of the standard's REST binding.</summary>
/// <remarks>Source: EPCIS 2.0, section 12; gs1/EPCIS openapi.yaml.</remarks>
internal static class EpcisHeaders
{
    public const string EpcisVersion = "GS1-EPCIS-Version";
    public const string EpcisMin = "GS1-EPCIS-Min";
    public const string EpcisMax = "GS1-EPCIS-Max";
    public const string CbvVersion = "GS1-CBV-Version";
    public const string CbvMin = "GS1-CBV-Min";
    public const string CbvMax = "GS1-CBV-Max";
    public const string EpcFormat = "GS1-EPC-Format";
    public const string CbvXmlFormat = "GS1-CBV-XML-Format";
    public const string Extensions = "GS1-Extensions";
    public const string VendorVersion = "GS1-Vendor-Version";
    public const string CaptureLimit = "GS1-EPCIS-Capture-Limit";
    public const string CaptureFileLimit = "GS1-EPCIS-Capture-File-Size-Limit";
    public const string ErrorBehaviour = "GS1-Capture-Error-Behaviour";
    public const string TokenExpires = "GS1-Next-Page-Token-Expires";
    public const string MinRecordTime = "GS1-Query-Min-Record-Time";
    public const string Signature = "GS1-Signature";

    /// <summary>The version that answers are written in.</summary>
    public const string Version = "2.0.0";

    /// <summary>The oldest version of a document that is captured.</summary>
    public const string OldestVersion = "1.0.0";

    private static readonly string vendor = "tdc-" + (typeof(EpcisHeaders).Assembly.GetName().Version?.ToString(3) ?? "1.0.0");

    /// <summary>What every answer says.</summary>
    public static void Always(IHeaderDictionary headers, string? extensions)
    {
        headers[EpcisVersion] = Version;
        headers[CbvVersion] = Version;
        headers[Extensions] = extensions ?? "cbvmda=" + NamespaceScope.Cbvmda;
    }

    /// <summary>What <c>OPTIONS</c> says of every resource.</summary>
    public static void Discovery(IHeaderDictionary headers, string allow)
    {
        headers.Allow = allow;
        headers[EpcisMin] = OldestVersion;
        headers[EpcisMax] = Version;
        headers[CbvMin] = OldestVersion;
        headers[CbvMax] = Version;
        headers[EpcFormat] = "No_Preference";
        headers[CbvXmlFormat] = "No_Preference";
        headers[VendorVersion] = vendor;
    }

    /// <summary>What <c>OPTIONS</c> says of capture besides.</summary>
    public static void Capture(IHeaderDictionary headers)
    {
        headers[CaptureLimit] = RepositoryLimits.CaptureEvents.ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers[CaptureFileLimit] = RepositoryLimits.CaptureOctets.ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers[ErrorBehaviour] = "all";
    }

    /// <summary>On reads: whether what is written lies in the range that the asker takes.</summary>
    public static void CheckRange(IHeaderDictionary headers)
    {
        Range(headers, EpcisMin, EpcisMax);
        Range(headers, CbvMin, CbvMax);
    }

    /// <summary>On writes: whether the version that the sender names can be read.</summary>
    public static void CheckVersion(IHeaderDictionary headers)
    {
        foreach (var name in (ReadOnlySpan<string>)[EpcisVersion, CbvVersion])
        {
            if (Read(headers, name) is { } version && (Compare(version, Read(OldestVersion)!) < 0 || Compare(version, Read(Version)!) > 0))
            {
                throw EpcisFault.NotAcceptable($"{name} must lie between {OldestVersion} and {Version}.");
            }
        }
    }

    /// <summary>Prefixes and name spaces that the asker names: <c>prefix=namespace</c> pairs, separated by commas.</summary>
    public static Dictionary<string, string> Prefixes(IHeaderDictionary headers)
    {
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in headers[Extensions].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == pair.Length - 1)
            {
                throw EpcisFault.Validation($"{Extensions} must hold pairs such as example=https://ns.example.com/epcis/");
            }

            prefixes[pair[..equals].Trim()] = pair[(equals + 1)..].Trim().Trim('"');
        }

        return prefixes;
    }

    private static void Range(IHeaderDictionary headers, string min, string max)
    {
        var ours = Read(Version)!;
        if ((Read(headers, min) is { } least && Compare(ours, least) < 0) || (Read(headers, max) is { } most && Compare(ours, most) > 0))
        {
            throw EpcisFault.NotAcceptable($"Answers are written in version {Version}, which {min} and {max} exclude.");
        }
    }

    private static int[]? Read(IHeaderDictionary headers, string name)
    {
        var text = headers[name].ToString().Trim();
        return text.Length == 0 ? null : Read(text) ?? throw EpcisFault.Validation($"{name} must be a version such as {Version}.");
    }

    private static int[]? Read(string text)
    {
        var parts = text.Split('.');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }

    private static int Compare(int[] a, int[] b)
    {
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = a.ElementAtOrDefault(i).CompareTo(b.ElementAtOrDefault(i));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
