//! Texts as they stand in the files, in all languages at once: `(zh: "…", en: "…", ru: "…")`.

/// A text and where it stands.
#[derive(Debug)]
pub struct Text {
    /// `file:line`.
    pub place: String,
    /// Chinese, English, Russian.
    pub said: [String; 3],
}

#[derive(Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Sign(char),
}

/// All texts of a file. Fails where a language is missing or out of order.
pub fn read(name: &str, file: &str) -> Vec<Text> {
    let tokens = tokens(file);
    let mut texts = Vec::new();
    for (at, (line, token)) in tokens.iter().enumerate() {
        let is = |offset: usize, wanted: &Token| tokens.get(at + offset).is_some_and(|(_, token)| token == wanted);
        if *token != Token::Word("zh".into()) || !is(1, &Token::Sign(':')) {
            continue;
        }
        let place = format!("{name}:{line}");
        let said = ["zh", "en", "ru"].map(|lang| {
            let offset = match lang {
                "zh" => 0,
                "en" => 4,
                _ => 8,
            };
            assert!(is(offset, &Token::Word(lang.into())), "{place}: `{lang}` is missing or not in its place");
            match tokens.get(at + offset + 2) {
                Some((_, Token::Text(text))) => text.clone(),
                other => panic!("{place}: {other:?} instead of a text"),
            }
        });
        texts.push(Text { place, said });
    }
    texts
}

/// Words, texts and signs with the lines on which they begin; comments are passed over.
fn tokens(file: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut letters = file.chars().peekable();
    let mut line = 1;
    while let Some(c) = letters.next() {
        match c {
            '\n' => line += 1,
            '/' if letters.peek() == Some(&'/') => {
                letters.by_ref().take_while(|&c| c != '\n').for_each(drop);
                line += 1;
            }
            '"' => {
                let (begin, mut text) = (line, String::new());
                while let Some(c) = letters.next() {
                    match c {
                        '"' => break,
                        '\\' => text.extend(letters.next()),
                        _ => text.push(c),
                    }
                    line += usize::from(c == '\n');
                }
                tokens.push((begin, Token::Text(text)));
            }
            c if c.is_alphanumeric() || c == '_' => {
                let mut word = c.to_string();
                while let Some(c) = letters.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    word.push(c);
                }
                tokens.push((line, Token::Word(word)));
            }
            c if c.is_whitespace() => {}
            c => tokens.push((line, Token::Sign(c))),
        }
    }
    tokens
}

#[test]
fn a_file_is_read() {
    let texts = read("a.ron", "( // zh: \"no\"\n    title: (zh: \"一“二”\", en: \"a \\\"b\\\"\",\n ru: \"в\"),\n)");
    assert_eq!(texts.len(), 1);
    assert_eq!((texts[0].place.as_str(), &texts[0].said), ("a.ron:2", &["一“二”", "a \"b\"", "в"].map(String::from)));
}
