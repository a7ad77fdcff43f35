using System.Globalization;
using System.Resources;

namespace Tdc.Platform.Operations;

/// <summary>What backup, restore and move say in the language of the one who typed them.</summary>
public static class OperationWords
{
    private static readonly ResourceManager texts = new(typeof(OperationText));

    /// <summary>The text of a key with its places filled.</summary>
    public static string Say(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}
