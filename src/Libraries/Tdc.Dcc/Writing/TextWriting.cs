namespace Tdc.Dcc.Writing;

/// <summary>Writes texts and files.</summary>
internal static class TextWriting
{
    public static void Local(DccXml xml, LocalText text)
    {
        if (text.Contents.Count == 0)
        {
            throw xml.Stop(DccFault.Missing, "content");
        }

        foreach (var content in text.Contents)
        {
            Content(xml, content);
        }
    }

    public static void Rich(DccXml xml, RichText text)
    {
        xml.Maybe("name", text.Name, name => Local(xml, name));
        foreach (var part in text.Parts)
        {
            switch (part)
            {
                case TextPart content:
                    Content(xml, content.Text);
                    break;
                case FormulaPart formula:
                    xml.Element("formula", () => xml.Text("latex", formula.Latex));
                    break;
                case FilePart file:
                    xml.Element("file", () => File(xml, file.File));
                    break;
                default:
                    throw xml.Stop(DccFault.Unwritable);
            }
        }
    }

    public static void File(DccXml xml, EmbeddedFile file)
    {
        xml.Marks(file.Marks, mayRefer: true);
        xml.Maybe("name", file.Name, name => Local(xml, name));
        xml.Maybe("description", file.Description, text => Rich(xml, text));
        xml.Word("fileName", file.FileName);
        xml.Word("mimeType", file.MimeType);
        xml.Octets("dataBase64", file.Content);
    }

    private static void Content(DccXml xml, LanguageText text) => xml.Element("content", () =>
    {
        if (text.Language is { } language)
        {
            if (language.Length != 2 || language.Any(letter => letter is < 'a' or > 'z'))
            {
                throw xml.Stop(DccFault.Word, "@lang");
            }

            xml.Attribute("lang", language);
        }

        xml.Bare(text.Value);
    });
}
