using System.Globalization;
using System.Resources;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class DocumentsTextTests
{
    [Theory]
    [InlineData(typeof(UploadFault), "upload")]
    [InlineData(typeof(TableFault), "table")]
    [InlineData(typeof(CellFault), "cell")]
    public void Every_fault_has_a_message_in_both_languages(Type faults, string prefix)
    {
        var texts = new ResourceManager(typeof(DocumentsText));
        foreach (var name in Enum.GetNames(faults).Where(name => name != "None"))
        {
            var vietnamese = texts.GetString($"{prefix}.{name}", CultureInfo.GetCultureInfo("vi"));
            var english = texts.GetString($"{prefix}.{name}", CultureInfo.GetCultureInfo("en"));
            Assert.False(string.IsNullOrEmpty(vietnamese), name);
            Assert.False(string.IsNullOrEmpty(english), name);
            Assert.NotEqual(vietnamese, english);
        }
    }
}
