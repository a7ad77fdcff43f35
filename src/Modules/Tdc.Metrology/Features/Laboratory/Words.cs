using System.Text;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Words of the program as codes and addresses write them.</summary>
internal static class Words
{
    /// <summary>A name as a code: <c>SendBack</c> becomes <c>send-back</c>.</summary>
    public static string Kebab(Enum value)
    {
        var result = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && result.Length > 0)
            {
                result.Append('-');
            }

            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString();
    }
}
